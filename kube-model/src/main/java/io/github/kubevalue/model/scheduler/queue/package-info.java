/**
 * The scheduling queue as a value: which pod is next, which ones wait for something to happen, and for how long they back off. Pods
 * that wait for others of their group are not modelled.
 */
@NullMarked
package io.github.kubevalue.model.scheduler.queue;

import org.jspecify.annotations.NullMarked;
