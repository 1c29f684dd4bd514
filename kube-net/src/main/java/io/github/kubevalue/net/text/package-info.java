/**
 * What the readers of texts share, be it rules, sets, routes or connections: how they say what is wrong, and in which line. Each
 * grammar is in the package of what it describes.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.text;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
