/**
 * Whether what is observed matches what is desired: the question of eventually stable reconciliation (Sun et al., Anvil, OSDI
 * 2024), asked of each object that a person describes. What does not match says what is missing, and which condition of
 * which object keeps it from coming.
 *
 * <p>Workloads, Jobs, bare pods and the endpoints of Services are judged. Not modelled: whether claims are bound, load
 * balancers have addresses, autoscalers have what they ask for, and objects that belong to a controller, which are judged
 * with their owners.
 */
@NullMarked
package io.github.kubevalue.model.match;

import org.jspecify.annotations.NullMarked;
