/**
 * How containers behave, as data: when a process starts, answers its probes, ends by itself or when it is asked to, on which
 * ports it listens, what it uses over time. Read off the {@code kubevalue.io/} annotations of a pod, which stand in for the programs that are not run here. An annotation
 * speaks of all containers of {@code spec.containers}; with the suffix {@code .NAME}, of the container of that name, be
 * it an init container or not; {@code empty-dir.NAME} speaks of a volume. What programs compute, read or write is not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
