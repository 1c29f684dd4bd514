/**
 * Rule sets as text, in the format of {@code iptables-save} and {@code iptables-restore}. Whatever an extension says that is not
 * modelled stays in the rule word for word and is printed back. Of the commands of iptables-restore, rules are added, inserted and
 * flushed, chains made and deleted; rules are not deleted by their text.
 */
@NullMarked
package io.github.kubevalue.net.netfilter.text;

import org.jspecify.annotations.NullMarked;
