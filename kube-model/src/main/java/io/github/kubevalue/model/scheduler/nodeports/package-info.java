/** Two pods cannot take the same port of a node. */
@NullMarked
package io.github.kubevalue.model.scheduler.nodeports;

import org.jspecify.annotations.NullMarked;
