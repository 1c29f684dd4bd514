/**
 * How much of a quota objects use: pods by what they request and are limited to, Services by their ports, claims by their
 * size, all else by number. Shared by admission, which charges, and the controller, which counts anew. Claims of dynamic
 * resources are counted by number only; what a pod was granted by a resize and has not given back yet is not counted.
 */
@NullMarked
package io.github.kubevalue.model.quota;

import org.jspecify.annotations.NullMarked;
