/**
 * The nodes as the scheduler goes through them ({@link io.github.kubevalue.model.nodetable.NodeTable}): in which order, what each
 * can give and what its pods take, which nodes share the value of a label, how many pods a selector selects on each, and which
 * image is where. It follows the store write by write, so that an attempt to place a pod looks at no pod that it need not ask.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.nodetable;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
