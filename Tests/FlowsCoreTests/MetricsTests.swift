/// Tests of the metrics registry: what Prometheus reads, and that counting needs no lock.

import FlowsCore
import Testing

@Suite struct MetricsTests {
    @Test("a scrape groups a name's series under one HELP and TYPE, by name")
    func groups() {
        let metrics = Metrics()
        metrics.counter("b_total", help: "b", labels: [("partition", "0")]).add(2)
        metrics.gauge("a", help: "a").set(1.5)
        metrics.counter("b_total", help: "b", labels: [("partition", "1")]).add()
        #expect(
            metrics.render() == """
                # HELP a a
                # TYPE a gauge
                a 1.5
                # HELP b_total b
                # TYPE b_total counter
                b_total{partition="0"} 2
                b_total{partition="1"} 1

                """)
    }

    @Test("label values and help are escaped as text format 0.0.4 asks")
    func escapes() {
        let metrics = Metrics()
        metrics.gauge("g", help: "a\\b\n\"c\"", labels: [("l", "a\\b\n\"c\"")]).set(0)
        #expect(
            metrics.render()
                == "# HELP g a\\\\b\\n\"c\"\n# TYPE g gauge\ng{l=\"a\\\\b\\n\\\"c\\\"\"} 0\n")
    }

    @Test(
        "numbers are written as Prometheus reads them",
        arguments: [
            (0.0, "0"), (-3, "-3"), (1e6, "1000000"), (0.25, "0.25"), (1e-7, "1e-07"),
            (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (1e300, "1e+300"),
        ])
    func numbers(value: Double, text: String) {
        let metrics = Metrics()
        metrics.gauge("g", help: "").set(value)
        #expect(metrics.render().hasSuffix("\ng \(text)\n"))
    }

    @Test("a histogram's buckets add up, and the last one is its count")
    func histogram() {
        let metrics = Metrics()
        let h = metrics.histogram("h_seconds", help: "h", labels: [("s", "x")], buckets: [0.1, 1])
        for value in [0.05, 0.1, 0.5, 7, .nan] { h.observe(value) }
        #expect(h.count == 4)
        #expect(
            metrics.render() == """
                # HELP h_seconds h
                # TYPE h_seconds histogram
                h_seconds_bucket{s="x",le="0.1"} 2
                h_seconds_bucket{s="x",le="1"} 3
                h_seconds_bucket{s="x",le="+Inf"} 4
                h_seconds_sum{s="x"} 7.65
                h_seconds_count{s="x"} 4

                """)
    }

    @Test("the same name and labels, in whatever order, are the same object")
    func identity() {
        let metrics = Metrics()
        let a = metrics.counter("c_total", help: "c", labels: [("x", "1"), ("y", "2")])
        let b = metrics.counter("c_total", help: "c", labels: [("y", "2"), ("x", "1")])
        #expect(a === b)
        #expect(a !== metrics.counter("c_total", help: "c", labels: [("x", "1")]))
    }

    @Test("a partition's series go with it, and a new one starts over")
    func removal() {
        let metrics = Metrics()
        func made(_ p: String) -> Counter {
            metrics.counter("c_total", help: "c", labels: [("topic", "t"), ("partition", p)])
        }
        let zero = made("0")
        zero.add(5)
        made("1").add(7)
        metrics.gauge("g", help: "g", labels: [("partition", "0"), ("topic", "t")]).set(1)
        metrics.remove(labels: [("topic", "t"), ("partition", "0")])
        #expect(
            metrics.render()
                == "# HELP c_total c\n# TYPE c_total counter\nc_total{partition=\"1\",topic=\"t\"} 7\n"
        )
        #expect(made("0") !== zero)
        #expect(made("1").value == 7)
        metrics.remove("c_total", labels: [])
        #expect(metrics.render() == "")
    }

    @Test("threads that count at once lose nothing, while somebody scrapes")
    func threads() async {
        let metrics = Metrics()
        let counter = metrics.counter("c_total", help: "c")
        let gauge = metrics.gauge("g", help: "g")
        let histogram = metrics.histogram("h", help: "h", buckets: [1])
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<10_000 {
                        counter.add()
                        gauge.add(1)
                        histogram.observe(1)
                    }
                }
            }
            group.addTask { for _ in 0..<100 { _ = metrics.render() } }
        }
        #expect(counter.value == 40_000)
        #expect(gauge.value == 40_000)
        #expect(metrics.render().contains("h_sum 40000\nh_count 40000\n"))
    }
}
