"""Makes videos small: the one that INPUT names, or each one of ITEMS."""

import json
import os
import subprocess
import tempfile
from pathlib import PurePosixPath

import boto3

s3 = boto3.client("s3")


def transcode(bucket, source, target):
    """Reads the object `source` and writes it as a small MP4 to the object `target`. ffmpeg itself makes `testsrc`."""
    with tempfile.TemporaryDirectory() as folder:
        if source == "testsrc":
            video = ["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25:duration=2"]
        else:
            s3.download_file(bucket, source, f"{folder}/source")
            video = ["-i", f"{folder}/source"]
        small = ["-vf", "scale=160:-2", "-c:v", "libx264", "-preset", "veryfast", "-movflags", "+faststart"]
        subprocess.run(["ffmpeg", "-nostdin", "-v", "error", *video, *small, f"{folder}/small.mp4"], check=True)
        s3.upload_file(f"{folder}/small.mp4", bucket, target, ExtraArgs={"ContentType": "video/mp4"})
    print(f"{source} became s3://{bucket}/{target}", flush=True)


if "ITEMS" in os.environ:
    # A task of a fan-out. Each item is an object, as S3 lists it.
    for item in json.loads(os.environ["ITEMS"]):
        transcode(os.environ["ITEMS_BUCKET"], item["Key"], f"small/{PurePosixPath(item['Key']).name}")
else:
    job = json.loads(os.environ["INPUT"])
    transcode(job["bucket"], job["source"], job["target"])
