/**
 * Asking a cluster: which addresses a name has for whom, and what becomes of a request, from the name that is dialled to
 * the answer that comes back. Every answer carries its evidence.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
