"""The Django project: settings, addresses, the worker, the runner. It knows no word of the domain."""

from hotline.sqlite import take_the_kept_one

take_the_kept_one()
