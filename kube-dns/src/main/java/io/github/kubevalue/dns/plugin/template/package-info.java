/**
 * The plugin {@code template}: answers that are written as templates of zone file lines, for names that fit a regular
 * expression. Not modelled, and refused: the options {@code var} and {@code expr}, and the field {@code .Message}.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.plugin.template;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
