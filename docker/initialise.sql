-- Run once by the database image: the role that owns and migrates, and the one processes run as.
\getenv owner_password AMENDS_OWNER_PASSWORD
\getenv app_password AMENDS_APP_PASSWORD
CREATE ROLE amends_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE amends_app LOGIN PASSWORD :'app_password';
CREATE DATABASE amends OWNER amends_owner;
