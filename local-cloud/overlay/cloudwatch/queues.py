"""A message that is sent to a queue is counted in CloudWatch.

AWS: publishes NumberOfMessagesSent in the namespace AWS/SQS with the dimension QueueName.
Source: SQS developer guide "Available CloudWatch metrics for Amazon SQS".
Emulator: publishes no metric of a queue. Still missing: the other ones, and messages that SNS delivers.
"""

from ministack.services import cloudwatch, sqs

from overlay.emulator.patch import require, wrap, wrap_item


def _counted(send):
    def send_message(data, url):
        answer = send(data, url)
        queue = data.get("QueueUrl", url).rsplit("/", 1)[-1]
        cloudwatch.record_metric("AWS/SQS", "NumberOfMessagesSent", 1, "Count", {"QueueName": queue})
        return answer

    return send_message


def apply():
    """Wraps both ways to send a message: by other services, and by a request."""
    require(cloudwatch, "record_metric")
    require(sqs, "_HANDLERS")
    wrap(sqs, "_act_send_message", _counted)
    wrap_item(sqs._HANDLERS, "sqs._HANDLERS", "SendMessage", _counted)
