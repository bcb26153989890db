# The first start makes the storage and, in it, the admin's SCRAM credentials: a user has to be there before any
# client can log in. Later starts find the storage made.
set -eu
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id bWF0ZXJpYWxpemUtaW5nZQ \
  --config /compose/server.properties \
  --add-scram 'SCRAM-SHA-512=[name=admin,password=admin-secret]' \
  --add-scram 'SCRAM-SHA-256=[name=admin,password=admin-secret]'
exec /opt/kafka/bin/kafka-server-start.sh /compose/server.properties
