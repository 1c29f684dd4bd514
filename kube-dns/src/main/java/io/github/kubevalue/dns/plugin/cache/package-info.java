/**
 * The plugin {@code cache}, as the first asker meets it: empty. What remains of a cache then is its levelling of times to
 * live. Answers that an earlier query left in a cache are not modelled.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.cache;

import org.jspecify.annotations.NullMarked;
