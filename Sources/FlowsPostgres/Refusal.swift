/// Turns what Postgres says into what the protocol does about it: the one place that knows SQLSTATEs.

internal import CLibPQ
internal import FlowsCore

/// An error result, read out of libpq.
struct Refusal {
    let sqlState: String
    let primary: String
    private let place: [String]

    // PG_DIAG_… are character constants, which Swift doesn't import.
    private enum Field: Int32 {
        case sqlState = 67
        case primary = 77
        case table = 116
        case column = 99
        case constraint = 110
    }

    init(_ result: OpaquePointer) {
        func field(_ field: Field) -> String {
            PQresultErrorField(result, field.rawValue).map { String(cString: $0) } ?? ""
        }
        sqlState = field(.sqlState)
        primary = field(.primary)
        place = [("table", Field.table), ("column", .column), ("constraint", .constraint)]
            .compactMap { word, which in
                let name = field(which)
                return name.isEmpty ? nil : "\(word) \(name)"
            }
    }

    /// What to do about it.
    var kind: StoreError.Kind {
        switch sqlState {
        case "FL001": .fenced
        case "FL002": .stale
        // Deadlock, serialization, lock time-out, a statement that another session knew, a
        // server that may only be read: a standby, or one that is being switched over.
        case "40001", "40P01", "55P03", "26000", "42P05", "25006": .transient
        // A plan whose tables changed under it: prepared again, it fits.
        case "0A000": .transient
        // Larger than an index entry may be.
        case "54000": .data
        default:
            switch sqlState.prefix(2) {
            case "08", "53", "57", "58": .transient
            case "22", "23": .data
            default: .permanent
            }
        }
    }

    /// The error with a sentence that says what to do and holds nothing of any record.
    ///
    /// `role` is the connection's.
    func error(_ layout: StoreLayout, role: String) -> StoreError {
        StoreError(kind: kind, sqlState: sqlState, message: sentence(layout, role))
    }

    private func sentence(_ layout: StoreLayout, _ role: String) -> String {
        let step = layout.step
        switch sqlState {
        case "FL001": return "another owner has taken the partition"
        case "FL002": return "another partition wrote a key of this batch"
        case "42P01", "3F000", "42883", "42703":
            return "a table of the step is missing or old (\(primary)): run `\(step) migrate`"
        case "42501":
            return lackOfRight(layout, role)
        case "55P03": return "a lock wasn't free in time: tried again"
        case "53100": return "the disk of Postgres is full: tried again until there is room"
        case "54000":
            return "a key is longer than Postgres can index (about 2,700 bytes)"
        default: break
        }
        // What these classes say quotes values.
        switch sqlState.prefix(2) {
        case "22", "23":
            let what = sqlState == "22021" ? "a text that isn't UTF-8 or has U+0000" : "a value"
            return "Postgres refused \(what)" + at
        case "P0": return "a trigger or function in the database refused the batch" + at
        default: return "Postgres refused the statement: \(primary)" + at
        }
    }

    /// In whatever language the server says it, the object's name stands last.
    private func lackOfRight(_ layout: StoreLayout, _ role: String) -> String {
        let all = "`\(layout.step) migrate --grant-to=\(role)` as the owner of the tables gives it"
        let name = primary.split(separator: " ").last.map { word in
            String(word.filter { $0 != "\"" })
        }
        guard let need = StepRights(layout).needs.first(where: { $0.name == name }) else {
            return "a right is missing (\(primary)): \(all), if it is one that the step needs"
        }
        return "a right is missing (\(primary)): \(all), as does"
            + " `\(need.grant(need.rights, to: role))`"
    }

    private var at: String { place.isEmpty ? "" : " (\(place.joined(separator: ", ")))" }
}
