/**
 * Exhaustive search: every order in which the controllers of a small cluster may work, with the old states that they may see, the
 * crashes and the faults that may befall them, within bounds. What always holds is checked in every state, what holds at rest
 * in every state of rest, and that every state leads to rest. A counterexample is as short as there is one.
 *
 * <p>Two states are one if they hold equally many objects of each canonical form, have the same work to do now and in the same time from
 * now, remember the same and have the same mishaps ahead: so they are equal modulo revisions, times, uids, generated names and
 * addresses, and modulo the order in which work was asked for, as any order is taken. That is sound as far as no controller looks at
 * what the canonical form leaves out but to find the object of that name or to tell what was before what. Forms are compared as
 * a whole, not by hashes. Of equal states the one that was found first stands for all. Time passes only
 * when nothing is left to do at a moment: that a container starts before a controller has woken is not explored.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
