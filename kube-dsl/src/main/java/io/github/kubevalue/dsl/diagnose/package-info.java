/**
 * What will not work in a cluster, and why: a check is one rule that reads the cluster, and the control plane's own verdicts,
 * and tells what it found with evidence and a fix. The packages below hold the checks by what they look at, and the
 * checklist that names them in order. A check says nothing about what it cannot know: names outside the cluster, images, and
 * whatever runs beside the objects that were given. Service meshes, the Gateway API and authorization are not looked at.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
