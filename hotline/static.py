"""Static files in production: compressed, and under names that change with what is in them, so browsers keep them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = r"""(?P<matched>(?P<what>import[^"';]*)"(?P<url>\./[^"]+)")"""


class Static(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # has no types
    """Our scripts import each other under such names too; under plain ones every page would ask for them anew.

    Django's own switch for this reads the scripts of others as well, and stops at one of django-htmx.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("inquiries/js/*.js", ((IMPORT, '%(what)s"%(url)s"'),)),
    )
