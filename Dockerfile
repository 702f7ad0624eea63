# The image of every Newsflow service in docker-compose.yaml: the locked packages, then our code, run by a plain user.
FROM python:3.11-slim

ENV NO_COLOR=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

WORKDIR /opt/newsflow

COPY requirements.txt ./
RUN pip install --no-deps --require-hashes --requirement requirements.txt

COPY pyproject.toml README.md ./
COPY include include
COPY dags dags
COPY plugins plugins
# readable by the service's user whatever the umask of the checkout was
RUN pip install --no-deps --no-build-isolation --editable . \
    && python -m compileall -q include dags plugins \
    && chmod -R a+rX .

# a new volume takes owner and mode of the folder it is mounted on
RUN useradd --uid 10001 --user-group --home-dir /var/lib/newsflow newsflow \
    && install --directory --mode=0750 --owner=newsflow --group=newsflow /var/lib/newsflow \
       /var/lib/newsflow/airflow /var/lib/newsflow/lake /var/lib/newsflow/logs /var/lib/newsflow/users
USER newsflow

CMD ["newsflow", "--help"]
