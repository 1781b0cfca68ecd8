"""The Django project: settings, URLs, the worker, the runner. It knows nothing of the domain."""

from hotline.sqlite import take_the_kept_one

take_the_kept_one()
