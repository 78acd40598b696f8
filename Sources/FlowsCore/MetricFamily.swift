/// All series of one metric's name, as the registry keeps them and Prometheus reads them.

/// What a registry can hold: something that writes its own sample lines.
protocol MetricInstrument: AnyObject, Sendable {
    /// Appends the sample lines of one series; `labels` is text without the braces.
    func render(name: String, labels: String, into out: inout String)
}

/// One name with its help, its kind and its series.
struct MetricFamily: Sendable {
    enum Kind: String { case counter, gauge, histogram }

    struct Series {
        let text: String
        let labels: [(String, String)]
        let instrument: any MetricInstrument
    }

    let name: String
    let help: String
    let kind: Kind
    private(set) var series: [Series] = []
    private(set) var index: [String: Int] = [:]

    init(name: String, help: String, kind: Kind) {
        self.name = name
        self.help = help
        self.kind = kind
    }

    mutating func append(
        _ text: String, _ labels: [(String, String)], _ instrument: any MetricInstrument
    ) {
        index[text] = series.count
        series.append(Series(text: text, labels: labels, instrument: instrument))
    }

    /// Drops the series that have all of these labels.
    mutating func remove(_ labels: [(String, String)]) {
        series.removeAll { one in
            labels.allSatisfy { wanted in one.labels.contains { $0 == wanted } }
        }
        index = [:]
        for (at, one) in series.enumerated() { index[one.text] = at }
    }

    func render(into out: inout String) {
        out += "# HELP \(name) \(MetricText.escaped(help, quotes: false))\n"
        out += "# TYPE \(name) \(kind.rawValue)\n"
        for one in series { one.instrument.render(name: name, labels: one.text, into: &out) }
    }
}

/// Names, labels and numbers as the text format has them.
enum MetricText {
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, !isDigit(first) else { return false }
        return text.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "_") }
    }

    /// `a="1",b="2"`, without braces; empty for no labels.
    static func labels(_ labels: [(String, String)]) -> String {
        labels.map { "\($0.0)=\"\(escaped($0.1, quotes: true))\"" }.joined(separator: ",")
    }

    /// Backslash and line feed are escaped everywhere, the quote in labels only.
    static func escaped(_ text: String, quotes: Bool) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\"" where quotes: out += "\\\""
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A sample's value: whole numbers without a fraction, and Prometheus' words for the rest.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if value.rounded() == value, value.magnitude < 1e15 { return "\(Int64(value))" }
        return "\(value)"
    }

    static func line(_ name: String, _ labels: String, _ value: String, into out: inout String) {
        out += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    private static func isDigit(_ c: UInt8) -> Bool { c >= 48 && c <= 57 }
    private static func isLetter(_ c: UInt8) -> Bool { (c | 32) >= 97 && (c | 32) <= 122 }
}
