/** Taints keep off pods that do not tolerate them. Comparing operators (Lt, Gt) are behind a gate that is off. */
@NullMarked
package io.github.kubevalue.model.scheduler.tainttoleration;

import org.jspecify.annotations.NullMarked;
