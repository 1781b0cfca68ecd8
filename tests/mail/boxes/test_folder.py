"""A folder of files, or a Maildir, is a mailbox."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from inquiries.mail.boxes.folder import MailFolder

pytestmark = pytest.mark.once

SINCE = datetime(2016, 4, 27, tzinfo=UTC)


def make_maildir(path: Path) -> Path:
    for name in ("new", "cur", "tmp"):
        (path / name).mkdir(parents=True)
    return path


def raws(folder: MailFolder) -> list[bytes]:
    found = (folder.read(handle) for handle in folder.handles(since=SINCE))
    return [mail.raw for mail in found if mail]


def test_every_file_is_a_mail_in_the_order_of_the_names(tmp_path: Path) -> None:
    for name in ("b.eml", "a.eml", "c"):
        (tmp_path / name).write_bytes(name.encode())

    with MailFolder(tmp_path) as folder:
        assert raws(folder) == [b"a.eml", b"b.eml", b"c"]


def test_hidden_and_unfinished_files_wait(tmp_path: Path) -> None:
    for name in (".hidden", "half.tmp", "half.part"):
        (tmp_path / name).write_bytes(b"x")

    with MailFolder(tmp_path) as folder:
        assert raws(folder) == []


def test_of_a_maildir_new_and_read_mails_wait(tmp_path: Path) -> None:
    make_maildir(tmp_path)
    (tmp_path / "new" / "1461718800.M1").write_bytes(b"new")
    (tmp_path / "cur" / "1461718801.M2:2,S").write_bytes(b"read")
    (tmp_path / "tmp" / "1461718802.M3").write_bytes(b"not yet delivered")

    with MailFolder(tmp_path) as folder:
        assert raws(folder) == [b"new", b"read"]


def test_a_mail_is_kept_in_a_folder_of_the_maildir(tmp_path: Path) -> None:
    make_maildir(tmp_path)
    (tmp_path / "new" / "1461718800.M1").write_bytes(b"new")

    with MailFolder(tmp_path) as folder:
        folder.move(folder.handles(since=SINCE)[0], "Archive")

    assert (tmp_path / ".Archive" / "cur" / "1461718800.M1").read_bytes() == b"new"


def test_two_mails_of_one_name_are_both_kept(tmp_path: Path) -> None:
    with MailFolder(tmp_path) as folder:
        for content in (b"one", b"two"):
            (tmp_path / "a.eml").write_bytes(content)
            folder.move(folder.handles(since=SINCE)[0], "Archive")

    assert sorted(path.read_bytes() for path in (tmp_path / "Archive").iterdir()) == [b"one", b"two"]


def test_the_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    with MailFolder(tmp_path / "incoming") as folder:
        assert raws(folder) == []
