"""A log as lines of JSON, each with the request or the task to which it belongs."""

import json
import logging
from datetime import UTC, datetime

from hotline import request_id


class JsonLine(logging.Formatter):
    """One record, one line. Only what the filter of the handler has gone over is written, and nothing else of it."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "process": record.process,
            "request": request_id.current.get() or getattr(getattr(record, "request", None), "request_id", ""),
            "task": request_id.task.get(),
            "trace": record.exc_text,
            "stack": record.stack_info,
        }
        return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)
