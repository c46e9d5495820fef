FROM python:3.13-slim AS packages
COPY requirements.txt /tmp/
RUN python -m venv /opt/rapport \
 && /opt/rapport/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-input \
    --only-binary :all: --require-hashes -r /tmp/requirements.txt

FROM python:3.13-slim
RUN useradd --uid 10001 --create-home rapport
COPY --from=packages /opt/rapport /opt/rapport
COPY . /app
RUN /opt/rapport/bin/python -m compileall -q /app
USER rapport
WORKDIR /app
# Every address of the container is listened on, so the server starts only where RAPPORT_KEY is set.
ENV PATH=/opt/rapport/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 RAPPORT_HOST=0.0.0.0 RAPPORT_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD \
  ["python", "-I", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['RAPPORT_PORT'] + '/readyz', timeout=4)"]
ENTRYPOINT ["python", "-P", "-m", "api.command"]
CMD ["serve"]
