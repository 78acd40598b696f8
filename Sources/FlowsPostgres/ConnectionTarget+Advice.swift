/// What to do about a failure to connect, by what libpq or the server says of it.

extension ConnectionTarget {
    /// Looked through in this order: what says more stands before what says less.
    static let advice = loginAdvice + encryptionAdvice + serverAdvice

    private static let loginAdvice = [
        ("password authentication failed", "check the password"),
        ("no password supplied", "the server wants a password, and none was given"),
        ("is not permitted to log in", "an administrator runs ALTER ROLE … LOGIN"),
        (
            "User does not have CONNECT privilege",
            "an administrator runs GRANT CONNECT ON DATABASE … TO the role"
        ),
        (
            "permission denied for database",
            "an administrator runs GRANT CONNECT ON DATABASE … TO the role"
        ),
    ]

    private static let encryptionAdvice = [
        (
            "does not match host name",
            "connect by a name that the server's certificate has (host=…; hostaddr=… may say its"
                + " address), or have a certificate made for this one"
        ),
        (
            "certificate verify failed",
            "the server's certificate has expired, or the CA whose file sslrootcert names didn't"
                + " sign it"
        ),
        (
            "root certificate file",
            "sslrootcert=… must name a file with the CA that signed the server's certificate"
        ),
        (
            "could not open certificate file",
            "sslcert=… and sslkey=… must name the client's certificate and its key"
        ),
        (
            "server does not support SSL",
            "turn ssl on at the server; where the network is trusted, say sslmode=disable"
        ),
        (
            "connection requires a valid client certificate",
            "sslcert=… and sslkey=… name the client's certificate and its key"
        ),
        (
            "certificate authentication failed",
            "the common name in the client's certificate (sslcert) must be the role's name"
        ),
        (
            "alert unknown ca",
            "the server doesn't know the CA that signed the client's certificate (sslcert)"
        ),
        (
            "alert certificate required",
            "sslcert=… and sslkey=… name the client's certificate and its key"
        ),
        (
            "has group or world access",
            "the key that sslkey names must have mode 0600, or 0640 if it is root's"
        ),
        (
            "private key file",
            "sslkey=… must name the key of the client's certificate (sslcert), which may be read by"
                + " this process"
        ),
        (
            ", no encryption",
            "the server takes no unencrypted connection from here: sslmode=require or stricter"
        ),
        ("no pg_hba.conf entry", "the server's pg_hba.conf lets this role in from nowhere near"),
        (
            "invalid sslmode value",
            "use disable, allow, prefer, require, verify-ca or verify-full"
        ),
    ]

    private static let serverAdvice = [
        ("Connection refused", "nothing listens there; is Postgres running?"),
        ("No such file or directory", "nothing listens there; is Postgres running?"),
        ("could not translate host name", "the host's name isn't known"),
        ("timeout expired", "the server doesn't answer"),
        ("the database system is starting up", "it will be there soon"),
    ]
}
