/**
 * What the API server knows of each kind: its defaults, its rules, what counts as a change, what a user cannot change. One
 * list an API group; upstream keeps it in {@code pkg/registry/GROUP/KIND/strategy.go}. And the list of the indexes that the
 * kinds declare.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
