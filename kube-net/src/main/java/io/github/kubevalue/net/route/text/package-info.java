/**
 * Routes and rules as {@code ip route} and {@code ip rule} print them: a node's dump is read line by line, and printed back. What
 * a line says beyond what is modelled stays in the round trip; a word that is not known is a problem, with its line.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.route.text;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
