/**
 * The Corefile: its grammar, and the server that it sets up. Snippets are imported, files are not, but for hosts files among
 * the given ones. Plugins that change no answer are accepted; those that do and are not modelled are passed through, and
 * each answer that met one says so.
 */
@NullMarked
package io.github.kubevalue.dns.corefile;

import org.jspecify.annotations.NullMarked;
