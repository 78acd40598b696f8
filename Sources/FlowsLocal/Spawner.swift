/// One call of `posix_spawn`: streams, process group, signals as a fresh program expects them.

import Foundation

/// How a child is started; nil streams are `/dev/null`.
struct Spawner {
    /// The process group to join; 0 makes a new one.
    let group: pid_t
    let input: Int32?
    let output: Int32?
    let error: Int32?

    #if canImport(Glibc)
    typealias FileActions = posix_spawn_file_actions_t
    typealias Attributes = posix_spawnattr_t
    #else
    typealias FileActions = posix_spawn_file_actions_t?
    typealias Attributes = posix_spawnattr_t?
    #endif

    /// Starts `command`, whose first word is the program's path; returns its process id.
    func spawn(_ command: [String], environment: [String: String]) throws -> pid_t {
        #if canImport(Glibc)
        var actions = FileActions()
        var attributes = Attributes()
        #else
        var actions: FileActions
        var attributes: Attributes
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        prepare(&attributes)
        prepare(&actions)
        var words = command.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        // Copied by the child's exec; ours are freed here.
        defer { for text in words + variables { free(text) } }
        var pid = pid_t()
        let failed = posix_spawn(&pid, command[0], &actions, &attributes, &words, &variables)
        guard failed == 0 else {
            let reason = String(cString: strerror(failed))
            throw ChildProcess.Failure(description: "\(command[0]) can't be started: \(reason)")
        }
        return pid
    }

    /// Signals that we block or ignore would stay so in the child, and couldn't end it.
    private func prepare(_ attributes: inout Attributes) {
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))
        posix_spawnattr_setpgroup(&attributes, group)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGTERM, SIGPIPE, SIGHUP, SIGQUIT] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
    }

    private func prepare(_ actions: inout FileActions) {
        for (stream, source) in [(Int32(0), input), (1, output), (2, error)] {
            if let source {
                posix_spawn_file_actions_adddup2(&actions, source, stream)
            } else {
                let mode = stream == 0 ? O_RDONLY : O_WRONLY
                posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", mode, 0)
            }
        }
    }
}
