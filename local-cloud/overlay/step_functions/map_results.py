"""The results of a Distributed Map, as its state and its ResultWriter give them."""

import json

from ministack.services import s3, stepfunctions

_FILES = {
    "SUCCEEDED": "SUCCEEDED",
    "FAILED": "FAILED",
    "TIMED_OUT": "FAILED",
    "ABORTED": "FAILED",
    "PENDING": "PENDING",
}


def _details(child):
    """Returns what a result file has of a child execution."""
    details = {
        "ExecutionArn": child["executionArn"],
        "Input": child["input"],
        "InputDetails": {"Included": True},
        "Name": child["name"],
        "StartDate": child["startDate"],
        "StateMachineArn": child["stateMachineArn"],
        "Status": child["status"],
        "StopDate": child["stopDate"],
        "RedriveCount": 0,
    }
    if child["status"] == "SUCCEEDED":
        details |= {"Output": child["output"], "OutputDetails": {"Included": True}}
    for key in ("error", "cause"):
        if child.get(key):
            details[key.capitalize()] = child[key]
    return {key: value for key, value in details.items() if value is not None}


def outputs_of(children):
    """Returns the result of a state without a ResultWriter: outputs, and the executions that failed."""
    return [
        json.loads(child["output"]) if child["status"] == "SUCCEEDED" else _details(child)
        for child in children
        if child["status"] != "PENDING"
    ]


def _put(bucket, key, value):
    body = json.dumps(value).encode()
    status, _, answer = s3._put_object(bucket, key, body, {"content-type": "application/json"})
    if status >= 400:
        text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
        raise stepfunctions._ExecutionError("States.ResultWriterFailed", text)
    return {"Key": key, "Size": len(body)}


def write_results(parameters, run, children):
    """Writes a file for each status that occurs, and the manifest. Returns the result of the state."""
    bucket, prefix = parameters["Bucket"], parameters.get("Prefix", "").strip("/")
    folder = "/".join(part for part in (prefix, run["mapRunArn"].rsplit(":", 1)[-1]) if part)
    files = {"FAILED": [], "PENDING": [], "SUCCEEDED": []}
    for status in files:
        details = [_details(child) for child in children if _FILES[child["status"]] == status]
        if details:
            files[status].append(_put(bucket, f"{folder}/{status}_0.json", details))
    manifest = f"{folder}/manifest.json"
    _put(bucket, manifest, {"DestinationBucket": bucket, "MapRunArn": run["mapRunArn"], "ResultFiles": files})
    return {"MapRunArn": run["mapRunArn"], "ResultWriterDetails": {"Bucket": bucket, "Key": manifest}}
