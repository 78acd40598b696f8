/// The piece of the base that every step has: its Deployment and what stands around it.

extension Manifests {
    static let step = #"""
        # What every step has. The KafkaUser beside it gives its name to all that is called `step`.
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        resources: [deployment.yaml, surroundings.yaml]
        patches:
        - {path: user.yaml, target: {kind: KafkaUser}}
        - {path: scaling.yaml, target: {kind: ScaledObject}}
        replacements:
        - source: {kind: KafkaUser, fieldPath: metadata.name}
          targets:
          - select: {kind: Deployment}
            fieldPaths:
            - metadata.name
            - metadata.labels.app\.kubernetes\.io/name
            - spec.selector.matchLabels.app\.kubernetes\.io/name
            - spec.template.metadata.labels.app\.kubernetes\.io/name
            - spec.template.spec.serviceAccountName
            - spec.template.spec.topologySpreadConstraints.*.labelSelector.matchLabels.app\.kubernetes\.io/name
            - spec.template.spec.volumes.[name=kafka-user].secret.secretName
          # Until it is dropped it needs a name of its own too.
          - {select: {kind: ConfigMap}, fieldPaths: [metadata.name]}
          - select: {kind: ServiceAccount}
            fieldPaths: [metadata.name, metadata.labels.app\.kubernetes\.io/name]
          - select: {kind: PodDisruptionBudget}
            fieldPaths: [metadata.name, metadata.labels.app\.kubernetes\.io/name, spec.selector.matchLabels.app\.kubernetes\.io/name]
          - select: {kind: NetworkPolicy}
            fieldPaths: [metadata.name, metadata.labels.app\.kubernetes\.io/name, spec.podSelector.matchLabels.app\.kubernetes\.io/name]
          - select: {kind: TriggerAuthentication}
            fieldPaths: [metadata.name, metadata.labels.app\.kubernetes\.io/name, "spec.secretTargetRef.[parameter=cert].name", "spec.secretTargetRef.[parameter=key].name"]
          - {select: {kind: ScaledObject}, fieldPaths: [spec.scaleTargetRef.name]}
          - select: {kind: ScaledObject}
            options: {create: true}
            fieldPaths: [metadata.labels.app\.kubernetes\.io/name, spec.triggers.*.authenticationRef.name]
          - select: {kind: KafkaUser}
            options: {create: true}
            fieldPaths: [metadata.labels.app\.kubernetes\.io/name]

        """#
        + triggerFields.map { field, _ in
            """
            - source: {kind: ConfigMap, fieldPath: data.\(field)}
              targets: [{select: {kind: ScaledObject}, options: {create: true}, \
            fieldPaths: [spec.triggers.*.metadata.\(field)]}]

            """
        }.joined()

    /// What all triggers say alike; an overlay says the brokers' addresses.
    ///
    /// Words only: a number or truth value that is copied loses its quotes, and KEDA wants texts.
    private static let triggerFields: [(String, String)] = [
        ("bootstrapServers", "kafka-kafka-bootstrap.kafka.svc:9093"),
        ("version", "3.0.0"),
        ("offsetResetPolicy", "earliest"),
        ("tls", "enable"),
    ]

    /// By certificate: librdkafka before 2.6.1, so Debian 12's, can't do SCRAM with Kafka 4.
    static let user = """
        apiVersion: kafka.strimzi.io/v1
        kind: KafkaUser
        metadata: {name: any, labels: {strimzi.io/cluster: kafka, app.kubernetes.io/part-of: flows}}
        spec: {authentication: {type: tls}}

        """

    static let scaling = """
        # One process stays: a group without members loses its offsets after a week, and a record
        # that a join delays must find somebody when its time comes.
        apiVersion: keda.sh/v1alpha1
        kind: ScaledObject
        metadata: {name: any, labels: {app.kubernetes.io/part-of: flows}}
        spec:
          scaleTargetRef: {name: step}
          minReplicaCount: 1
          pollingInterval: 15
          advanced:
            horizontalPodAutoscalerConfig:
              behavior:
                # Each change moves partitions, so up at once and down slowly.
                scaleUp:
                  stabilizationWindowSeconds: 0
                  selectPolicy: Max
                  policies: [{type: Pods, value: 4, periodSeconds: 15}, {type: Percent, value: 100, periodSeconds: 15}]
                scaleDown:
                  stabilizationWindowSeconds: 300
                  policies: [{type: Pods, value: 1, periodSeconds: 60}]

        """

    static let surroundings = """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: step, labels: {app.kubernetes.io/name: step, app.kubernetes.io/part-of: flows}}
        automountServiceAccountToken: false
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: step, labels: {app.kubernetes.io/name: step, app.kubernetes.io/part-of: flows}}
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: {matchLabels: {app.kubernetes.io/name: step}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: step, labels: {app.kubernetes.io/name: step, app.kubernetes.io/part-of: flows}}
        spec:
          podSelector: {matchLabels: {app.kubernetes.io/name: step}}
          policyTypes: [Ingress, Egress]
          ingress:
          - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
            ports: [{protocol: TCP, port: http}]
          egress:
          # Names are looked up there, or in a cache of the node, which isn't a pod to a policy.
          - to:
            - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
            - ipBlock: {cidr: 169.254.20.10/32}
            ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]
          - to: [{namespaceSelector: {}, podSelector: {matchLabels: {strimzi.io/cluster: kafka}}}]
            ports: [{protocol: TCP, port: 9093}]
        ---
        # The scaler asks as the step does: its user may describe what it reads.
        apiVersion: keda.sh/v1alpha1
        kind: TriggerAuthentication
        metadata: {name: step, labels: {app.kubernetes.io/name: step, app.kubernetes.io/part-of: flows}}
        spec:
          secretTargetRef:
          - {parameter: cert, name: step, key: user.crt}
          - {parameter: key, name: step, key: user.key}
          - {parameter: ca, name: kafka-cluster-ca-cert, key: ca.crt}
        ---
        # Copied into every trigger, and left out of what is applied.
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: scaling, annotations: {config.kubernetes.io/local-config: "true"}}
        data:

        """ + triggerFields.map { field, value in "  \(field): \(value)\n" }.joined()
}
