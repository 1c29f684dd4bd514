/**
 * CustomResourceDefinitions at work: what a definition must be, which names it gets, and how the API server treats the
 * objects of the kinds that it defines, the rules in the Common Expression Language among it. Objects are kept in one
 * version and told in all that are served, where only {@code apiVersion} tells them apart; they are judged by the version in which
 * they are kept. Webhooks that convert are not modelled: an object is then kept in the version in which it was sent. Nor are
 * estimates of what a rule may cost.
 */
@NullMarked
package io.github.kubevalue.model.customresource;

import org.jspecify.annotations.NullMarked;
