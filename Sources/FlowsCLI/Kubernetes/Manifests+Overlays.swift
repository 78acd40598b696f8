/// What says where the steps run: begun once, then the user's own.

extension Manifests {
    static func overlays(_ images: [String]) -> [String: String] {
        [
            "overlays/dev/kustomization.yaml": dev(
                images.map { "- {name: \($0), newName: localhost/flows/\($0), newTag: latest}\n" }
                    .joined()),
            "overlays/production/kustomization.yaml": production(
                images.map {
                    "- {name: \($0), newName: registry.example.com/flows/\($0), newTag: 0.1.0}\n"
                }.joined()),
        ]
    }

    /// Sets the brokers of every trigger to those of the steps.
    private static let brokers = """
        replacements:
        - source: {kind: ConfigMap, name: flows, fieldPath: data.FLOWS_BROKERS}
          targets: [{select: {kind: ScaledObject}, fieldPaths: [spec.triggers.*.metadata.bootstrapServers]}]

        """

    private static func production(_ images: String) -> String {
        """
        # Strimzi's cluster `kafka` in the namespace `kafka`, whose operators watch this one, and KEDA are
        # there; each step that keeps something has the secrets NAME-postgres and NAME-postgres-owner with
        # a key `conninfo`. This namespace is for the steps alone: no other pod in it gets through.
        namespace: flows
        resources: [../../steps]
        # With the Prometheus operator: components: [../../base/monitor]
        images:
        \(images)configMapGenerator:
        - name: flows
          literals:
          # With its namespace: KEDA, in another one, asks there too.
          - FLOWS_BROKERS=kafka-kafka-bootstrap.kafka.svc:9093
          - FLOWS_KAFKA_SECURITY_PROTOCOL=ssl
          - FLOWS_KAFKA_SSL_CERTIFICATE_LOCATION=/etc/flows/kafka/user.crt
          - FLOWS_KAFKA_SSL_KEY_LOCATION=/etc/flows/kafka/user.key
          - FLOWS_KAFKA_SSL_CA_LOCATION=/etc/flows/kafka-ca/ca.crt
        \(brokers)patches:
        - target: {kind: ScaledObject}
          patch: |
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: {name: any}
            spec: {minReplicaCount: 2}
        - target: {kind: KafkaTopic}
          patch: |
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaTopic
            metadata: {name: any}
            spec: {replicas: 3, config: {min.insync.replicas: 2}}

        """
    }

    private static func dev(_ images: String) -> String {
        """
        # A small cluster with plain Kafka at kafka:9092 and Postgres at postgres:5432; no operators.
        # `migrate` makes the topics, and one role owns and runs all.
        namespace: flows-dev
        resources: [../../steps]
        images:
        \(images)configMapGenerator:
        - name: flows
          literals:
          - FLOWS_BROKERS=kafka:9092
          - FLOWS_PREFETCH_BYTES=16MiB
          - FLOWS_STATE_CACHE_BYTES=16MiB
        secretGenerator:
        - name: postgres
          literals: ["conninfo=postgres://flows:flows@postgres/flows"]
        patches:
        - target: {kind: KafkaTopic|KafkaUser|NetworkPolicy|PodDisruptionBudget|ScaledObject|TriggerAuthentication}
          patch: |
            $patch: delete
            apiVersion: any
            kind: any
            metadata: {name: any}

        """ + devDeployments
    }

    /// Plain Kafka, small processes, one database role for all.
    private static let devDeployments = """
        - target: {kind: Deployment}
          patch: |
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: any}
            spec:
              replicas: 1
              template:
                spec:
                  initContainers:
                  - {name: check, \(withoutKafkaSecrets)}
                  containers:
                  - name: step
                    \(withoutKafkaSecrets)
                    resources: {requests: {cpu: 10m, memory: 32Mi}, limits: {memory: 192Mi}}
                  volumes: [{name: kafka-user, $patch: delete}, {name: kafka-ca, $patch: delete}]
        - target: {kind: Deployment, labelSelector: flows/part!=route}
          patch: |
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: any}
            spec:
              template:
                spec:
                  initContainers:
                  - {name: migrate, \(withoutKafkaSecrets)}
        - target: {kind: Deployment, labelSelector: flows/postgres=true}
          patch: |
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: any}
            spec:
              template:
                spec:
                  initContainers: [{name: migrate, args: [migrate]}]
                  volumes:
                  - {name: postgres-role, secret: {secretName: postgres}}
                  - {name: postgres-owner, secret: {secretName: postgres}}

        """

    private static let withoutKafkaSecrets = """
        volumeMounts: [{mountPath: /etc/flows/kafka, $patch: delete}, \
        {mountPath: /etc/flows/kafka-ca, $patch: delete}]
        """
}
