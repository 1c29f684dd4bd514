package io.github.kubevalue.dns.message;

/**
 * Who writes a reply.
 *
 * <p>A plugin of CoreDNS either writes a reply, which the plugins before it may still change or keep, or returns no more than
 * a code, for which the server then writes a reply past all of them.
 */
// plugin/plugin.go, ClientWrite
public enum Author {
    /** A plugin: the reply passes through the plugins before it. */
    PLUGIN,
    /** The server, because a plugin returned no more than a code. */
    SERVER,
    /** The server, because a plugin ended with an error. */
    SERVER_AFTER_ERROR,
    /** The server, because a plugin broke down: no plugin before it gets to know. */
    SERVER_AFTER_PANIC,
    /** Nobody: a plugin neither wrote a reply nor returned a code for which the server does. The client hears nothing. */
    NOBODY
}
