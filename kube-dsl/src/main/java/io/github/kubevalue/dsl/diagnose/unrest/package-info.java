/**
 * Clusters that never come to be as their manifests want them: because what one does another undoes, again and again, or because they
 * stand still short of it, however long one waits. What the control plane shows of it is put into a sentence, with who is at odds and
 * who is to give way.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dsl.diagnose.unrest;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
