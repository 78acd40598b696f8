#pragma once
#include <microhttpd.h>
#include <stdarg.h>
#include <stdio.h>

/* Where libmicrohttpd's own messages go; both pointers live as long as the daemon. */
struct flows_mhd_log {
    void (*sink)(void *context, const char *line);
    void *context;
};

/* Swift can't read a va_list, so the line is made here. */
static inline void flows_mhd_log_line(void *log, const char *format, va_list arguments) {
    char line[512];
    vsnprintf(line, sizeof line, format, arguments);
    ((struct flows_mhd_log *)log)->sink(((struct flows_mhd_log *)log)->context, line);
}

/* What a daemon is started with; times in seconds, memory in bytes for each connection. */
struct flows_mhd_setup {
    int listen_socket;
    unsigned int connections;
    unsigned int idle_timeout;
    size_t connection_memory;
    struct flows_mhd_log *log;
    MHD_AccessHandlerCallback answer;
    MHD_NotifyConnectionCallback notify;
    void *context;
};

/* MHD_start_daemon is variadic, which Swift can't call. One thread of its own, epoll or poll. */
static inline struct MHD_Daemon *flows_mhd_start(struct flows_mhd_setup s) {
    unsigned int wait =
        MHD_is_feature_supported(MHD_FEATURE_EPOLL) == MHD_YES ? MHD_USE_EPOLL : MHD_USE_POLL;
    return MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG | wait, 0, NULL, NULL,
        s.answer, s.context,
        MHD_OPTION_EXTERNAL_LOGGER, flows_mhd_log_line, s.log,
        MHD_OPTION_LISTEN_SOCKET, (MHD_socket)s.listen_socket,
        MHD_OPTION_CONNECTION_LIMIT, s.connections,
        MHD_OPTION_CONNECTION_TIMEOUT, s.idle_timeout,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, s.connection_memory,
        MHD_OPTION_NOTIFY_CONNECTION, s.notify, s.context,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_END);
}

/* The socket of a connection, -1 when it has none: the answer is a union. */
static inline int flows_mhd_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? (int)info->connect_fd : -1;
}
