/**
 * A whole cluster as one value: what the API server keeps, the virtual time, the work that waits and the times at which to
 * look again. A step does one piece of that work; where nothing waits, time jumps to the next timer. Left out: crashes and
 * elections of the control plane, and caches that lag behind.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
