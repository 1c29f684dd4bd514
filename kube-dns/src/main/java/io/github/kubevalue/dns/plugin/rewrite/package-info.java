/**
 * The plugin {@code rewrite}: rules that change a query on its way in, and how their changes are undone in the reply on its way
 * out, so that the client gets an answer to what it asked. Not modelled: the address of the server that {@code {server_ip}}
 * stands for when a query comes over TCP, and what a rule about times to live does to the OPT record of a reply.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.rewrite;

import org.jspecify.annotations.NullMarked;
