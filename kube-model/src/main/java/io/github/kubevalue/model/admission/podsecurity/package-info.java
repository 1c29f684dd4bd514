/**
 * {@code PodSecurity}: the Pod Security Standards. Labels of a namespace say which level its pods must keep to, and which
 * they should: {@code pod-security.kubernetes.io/enforce}, {@code warn} and their versions; audit is read and not told.
 * Exemptions and other defaults than {@code privileged} are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.admission.podsecurity;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
