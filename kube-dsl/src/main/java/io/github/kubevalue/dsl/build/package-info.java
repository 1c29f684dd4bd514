/**
 * Saying a cluster: {@code cluster().node("n1").deployment("web", d -> d.replicas(3).image("nginx").port(80))}. The
 * sentences make the same objects as YAML does, and the API server admits them the same way; no rule of Kubernetes lives
 * here but the conventions that every tutorial follows (label {@code app}, a selector to match).
 */
@NullMarked
package io.github.kubevalue.dsl.build;

import org.jspecify.annotations.NullMarked;
