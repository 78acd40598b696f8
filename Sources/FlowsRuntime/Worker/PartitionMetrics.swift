/// The counters of one partition, added to once a batch.

internal import FlowsCore

/// Metrics with the labels step, topic and partition.
final class PartitionMetrics {
    let recordsIn: Counter
    let recordsOut: Counter
    let batches: Counter
    let duplicates: Counter
    let skipped: Counter
    let givenUp: Counter
    let fenced: Counter
    let retries: Counter
    let batchSize: Histogram
    let applySeconds: Histogram
    let keepSeconds: Histogram
    let publishSeconds: Histogram
    let lag: Gauge
    let groupLag: Gauge
    /// Those of a collector alone.
    let windows: WindowMetrics?
    private let gaugeLabels: [(String, String)]

    init(_ metrics: Metrics, step: String, partition: TopicPartition, collects: Bool = false) {
        let number = String(partition.partition)
        let labels = [("step", step), ("topic", partition.topic), ("partition", number)]
        let own = [("step", step)]
        gaugeLabels = [("topic", partition.topic), ("partition", number)]
        let times = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30]
        func counter(_ name: String, _ help: String) -> Counter {
            metrics.counter(name, help: help, labels: labels)
        }
        func seconds(_ name: String, _ help: String) -> Histogram {
            metrics.histogram(name, help: help, labels: own, buckets: times)
        }
        recordsIn = counter("flows_records_in_total", "Records handled.")
        recordsOut = counter("flows_records_out_total", "Outputs acknowledged by the broker.")
        batches = counter("flows_batches_total", "Batches finished.")
        duplicates = counter("flows_duplicates_dropped_total", "Repeats dropped by identity.")
        skipped = counter("flows_records_skipped_total", "Records passed over by the policy skip.")
        givenUp = counter(
            "flows_waiting_dropped_total",
            "Records of a join that waited for a row and were dropped.")
        fenced = counter("flows_fenced_total", "Times another owner had taken the partition.")
        retries = counter("flows_retries_total", "Times a partition was given up and taken again.")
        batchSize = metrics.histogram(
            "flows_batch_records", help: "Records in a batch.", labels: own,
            buckets: [1, 10, 100, 1_000, 5_000, 20_000])
        applySeconds = seconds("flows_apply_seconds", "Time that the function took for a batch.")
        keepSeconds = seconds("flows_keep_seconds", "From poll to a durable batch.")
        publishSeconds = seconds("flows_publish_seconds", "From poll to acknowledged outputs.")
        windows = collects ? WindowMetrics(metrics, labels) : nil
        lag = metrics.gauge(
            "flows_lag_records", help: "Records behind the end of the partition.", labels: labels)
        groupLag = metrics.gauge(
            "kafka_consumergroup_lag",
            help: "Offsets from the group's commit to the end of the partition.",
            labels: [("consumergroup", step), ("topic", partition.topic), ("partition", number)])
    }

    /// Who no longer reads the partition says nothing of its lag: its new owner does.
    func removeGauges(from metrics: Metrics) {
        for name in ["flows_lag_records", "kafka_consumergroup_lag"] + WindowMetrics.gauges {
            metrics.remove(name, labels: gaugeLabels)
        }
    }
}
