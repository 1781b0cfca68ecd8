"""The Django project: settings, addresses, the worker, the runner. It knows no word of the domain."""
