-- Postgres runs this once, when its volume is new: two roles, each the owner of the database that bears its name.
\getenv airflow_password AIRFLOW_DATABASE_PASSWORD
\getenv newsflow_password NEWSFLOW_DATABASE_PASSWORD

create role airflow login password :'airflow_password';
create role newsflow login password :'newsflow_password';

create database airflow owner airflow;
create database newsflow owner newsflow;

revoke all on database airflow from public;
revoke all on database newsflow from public;
