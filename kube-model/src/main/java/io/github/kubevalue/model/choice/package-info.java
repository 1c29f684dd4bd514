/**
 * Chance as an input. Whatever the real system leaves to chance (which endpoint, which of two equal nodes, which suffix
 * of a name) is drawn from a {@link io.github.kubevalue.model.choice.Choice}: seeded for a run, scripted for a replay,
 * or enumerated for all outcomes with their exact probabilities.
 */
@NullMarked
package io.github.kubevalue.model.choice;

import org.jspecify.annotations.NullMarked;
