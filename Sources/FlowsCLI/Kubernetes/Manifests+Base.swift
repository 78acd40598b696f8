/// The base: pieces that the steps' folders are put together from, the same for every step.
///
/// A piece is a kustomize component. Its objects are called `step`; the KafkaUser in the folder of a
/// step gives all of them its name.

extension Manifests {
    static let base: [String: String] = [
        "base/kustomization.yaml": """
        resources: [deny.yaml]

        """,
        "base/deny.yaml": deny,
        "base/step/kustomization.yaml": step,
        "base/step/deployment.yaml": deployment,
        "base/step/surroundings.yaml": surroundings,
        "base/step/user.yaml": user,
        "base/step/scaling.yaml": scaling,
        "base/postgres/kustomization.yaml": postgres,
        "base/postgres/deployment.yaml": postgresDeployment,
        "base/postgres/network.yaml": postgresNetwork,
        // The other part makes the tables and topics of both, with rights that this one hasn't.
        "base/route/kustomization.yaml": part(
            "route",
            initially: [
                "name: migrate, $patch: delete", "name: check, args: [check, --part=route]",
            ]),
        // What a patch names comes first, so it names both.
        "base/join/kustomization.yaml": part(
            "join", initially: ["name: migrate", "name: check, args: [check, --part=join]"]),
        "base/large/kustomization.yaml": large,
        "base/monitor/kustomization.yaml": """
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        resources: [monitor.yaml]

        """,
        "base/monitor/monitor.yaml": monitor,
    ]

    /// A part of a join: its word behind `run`, and what it does before.
    private static func part(_ word: String, initially: [String] = []) -> String {
        let initial = initially.map { "          - {\($0)}\n" }.joined()
        return """
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            patches:
            - target: {kind: Deployment}
              patch: |
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: any, labels: {flows/part: \(word)}}
                spec:
                  template:
                    spec:
                      containers:
                      - {name: step, args: [run, --part=\(word)]}

            """ + (initial.isEmpty ? "" : "          initContainers:\n" + initial)
    }

    private static let large = """
        # Records of many megabytes: each is in memory as input, output and outbox.
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        patches:
        - target: {kind: Deployment}
          patch: |
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: any}
            spec:
              template:
                spec:
                  containers:
                  - name: step
                    resources: {requests: {memory: 128Mi}, limits: {memory: 1Gi}}

        """

    /// Whatever a step's own policy doesn't name stays closed, also to pods that have none.
    private static let deny = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: default-deny}
        spec: {podSelector: {}, policyTypes: [Ingress, Egress]}

        """

    private static let monitor = """
        # For the Prometheus operator: the metrics of every step.
        apiVersion: monitoring.coreos.com/v1
        kind: PodMonitor
        metadata: {name: flows}
        spec:
          selector: {matchLabels: {app.kubernetes.io/part-of: flows}}
          podMetricsEndpoints: [{port: http, path: /metrics, interval: 15s}]

        """

    private static let postgres = """
        # A step that keeps state or a table: two connections, the owner's for `migrate`.
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        patches:
        - {path: deployment.yaml, target: {kind: Deployment}}
        - {path: network.yaml, target: {kind: NetworkPolicy}}
        replacements:
        - source: {kind: KafkaUser, fieldPath: metadata.name}
          targets:
          - select: {kind: Deployment}
            options: {delimiter: "-", index: 0}
            fieldPaths:
            - spec.template.spec.volumes.[name=postgres-role].secret.secretName
            - spec.template.spec.volumes.[name=postgres-owner].secret.secretName
        - source: {kind: KafkaUser, fieldPath: metadata.annotations.flows/postgres-role}
          targets:
          - select: {kind: Deployment}
            options: {delimiter: "=", index: 1}
            fieldPaths: ["spec.template.spec.initContainers.[name=migrate].args.1"]

        """

    private static let postgresDeployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: any, labels: {flows/postgres: "true"}}
        spec:
          template:
            metadata: {labels: {flows/postgres: "true"}}
            spec:
              initContainers:
              - name: migrate
                args: [migrate, --grant-to=step]
                env: [{name: FLOWS_POSTGRES_FILE, value: /etc/flows/postgres/conninfo}]
                volumeMounts: [{name: postgres-owner, mountPath: /etc/flows/postgres, readOnly: true}]
              - name: check
                env: [{name: FLOWS_POSTGRES_FILE, value: /etc/flows/postgres/conninfo}]
                volumeMounts: [{name: postgres-role, mountPath: /etc/flows/postgres, readOnly: true}]
              containers:
              - name: step
                env: [{name: FLOWS_POSTGRES_FILE, value: /etc/flows/postgres/conninfo}]
                volumeMounts: [{name: postgres-role, mountPath: /etc/flows/postgres, readOnly: true}]
              volumes:
              - {name: postgres-role, secret: {secretName: step-postgres, defaultMode: 0400}}
              - {name: postgres-owner, secret: {secretName: step-postgres-owner, defaultMode: 0400}}

        """

    private static let postgresNetwork = """
        - op: add
          path: /spec/egress/-
          value:
            to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: postgres}}}]
            ports: [{protocol: TCP, port: 5432}]

        """
}
