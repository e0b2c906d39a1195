"""The items of a Distributed Map, and the inputs of its child executions."""

import json

from ministack.services import stepfunctions

# Step Functions quota "maximum input or output size".
_MAX_INPUT_BYTES = 256 * 1024


def read_items(state, effective, context):
    """Returns the items of the state: from S3 with an ItemReader, else at its ItemsPath. Raises _ExecutionError."""
    reader = state.get("ItemReader")
    if not reader:
        items = stepfunctions._resolve_path_or_ctx(state.get("ItemsPath", "$"), effective, context)
        if not isinstance(items, list):
            raise stepfunctions._ExecutionError("States.Runtime", "The items of a Map must be an array")
        return items
    try:
        items = stepfunctions._read_map_items(reader, effective, context)
    except ValueError as problem:
        cause = f"The items cannot be read as {reader.get('ReaderConfig', {}).get('InputType')}: {problem}"
        raise stepfunctions._ExecutionError("States.ItemReaderFailed", cause) from None
    if not isinstance(items, list):
        raise stepfunctions._ExecutionError("States.ItemReaderFailed", "Attempting to map over non-iterable node.")
    return items


def select(state, items, effective, context):
    """Returns the items as the ItemSelector shapes them, each with its $$.Map.Item."""
    selector = state.get("ItemSelector") or state.get("Parameters")
    if not selector:
        return items
    return [
        stepfunctions._resolve_params_obj(
            selector, effective, {**context, "Map": {"Item": {"Index": index, "Value": item}}}
        )
        for index, item in enumerate(items)
    ]


def inputs_of(state, items, effective, context):
    """Returns a list of (input, number of items), one for each child execution."""
    batcher = state.get("ItemBatcher")
    if not batcher:
        return [(item, 1) for item in items]
    more = batcher.get("BatchInput")
    common = {"BatchInput": stepfunctions._resolve_params_obj(more, effective, context)} if more else {}
    most_items = int(batcher.get("MaxItemsPerBatch") or len(items) or 1)
    most_bytes = min(int(batcher.get("MaxInputBytesPerBatch") or _MAX_INPUT_BYTES), _MAX_INPUT_BYTES)
    empty = len(json.dumps({**common, "Items": []}))
    batches, size = [], 0
    for item in items:
        length = len(json.dumps(item)) + 1
        if not batches or len(batches[-1]) == most_items or size + length > most_bytes:
            batches.append([])
            size = empty
        batches[-1].append(item)
        size += length
    return [({**common, "Items": batch}, len(batch)) for batch in batches]
