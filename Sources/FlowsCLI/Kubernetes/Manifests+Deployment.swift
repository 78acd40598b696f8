/// The Deployment that every step has.

extension Manifests {
    static let deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: step, labels: {app.kubernetes.io/name: step, app.kubernetes.io/part-of: flows}}
        spec:
          # No replicas: the ScaledObject says how many.
          selector: {matchLabels: {app.kubernetes.io/name: step}}
          minReadySeconds: 5
          revisionHistoryLimit: 5
          progressDeadlineSeconds: 600
          strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
          template:
            metadata: {labels: {app.kubernetes.io/name: step, app.kubernetes.io/part-of: flows}}
            spec:
              serviceAccountName: step
              automountServiceAccountToken: false
              # Kubernetes would set a variable for every Service whose name begins with "flows".
              enableServiceLinks: false
              # Above FLOWS_STOP_DEADLINE, which is 25 s.
              terminationGracePeriodSeconds: 30
              securityContext:
                runAsNonRoot: true
                runAsUser: 65532
                runAsGroup: 65532
                fsGroup: 65532
                seccompProfile: {type: RuntimeDefault}
              topologySpreadConstraints:
              - &spread
                maxSkew: 1
                topologyKey: kubernetes.io/hostname
                whenUnsatisfiable: ScheduleAnyway
                labelSelector: {matchLabels: {app.kubernetes.io/name: step}}
              - {<<: *spread, topologyKey: topology.kubernetes.io/zone}
              initContainers:
              - &step
                name: migrate
                image: step
                imagePullPolicy: IfNotPresent
                args: [migrate]
                envFrom: [{configMapRef: {name: flows}}]
                volumeMounts:
                - {name: kafka-user, mountPath: /etc/flows/kafka, readOnly: true}
                - {name: kafka-ca, mountPath: /etc/flows/kafka-ca, readOnly: true}
                # No limit of processor time: a throttled process misses its heartbeats.
                resources:
                  requests: {cpu: 50m, memory: 64Mi, ephemeral-storage: 1Mi}
                  limits: {memory: 384Mi, ephemeral-storage: 16Mi}
                securityContext:
                  allowPrivilegeEscalation: false
                  readOnlyRootFilesystem: true
                  capabilities: {drop: [ALL]}
              # With the step's own rights, so that a missing one is found before the old pod goes.
              - {<<: *step, name: check, args: [check]}
              containers:
              - <<: *step
                name: step
                args: [run]
                ports: [{name: http, containerPort: 8080}]
                # A start takes less than a second; it waits for Kafka as long as that takes.
                startupProbe: {httpGet: {path: /startupz, port: http}, periodSeconds: 1, failureThreshold: 300}
                readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 2}
                # It fails after FLOWS_PROGRESS_TIMEOUT, 120 s, so there's nothing to wait for here.
                livenessProbe: {httpGet: {path: /livez, port: http}, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3}
              volumes:
              - {name: kafka-user, secret: {secretName: step, defaultMode: 0400, items: [{key: user.crt, path: user.crt}, {key: user.key, path: user.key}]}}
              - {name: kafka-ca, secret: {secretName: kafka-cluster-ca-cert, defaultMode: 0400, items: [{key: ca.crt, path: ca.crt}]}}

        """
}
