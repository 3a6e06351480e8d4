package dev.racetest.strategies.exhaustive;

/**
 * How large the search will be, judged from the path where it stands: branches that were not begun
 * are taken to be as large as those of the same node that are done, or as the one that is being
 * explored. Nodes still get branches as races are found, so it tends to be too low at first.
 *
 * @param share which share of the executions is done
 * @param executions how many there will be
 * @param deviation the standard deviation of that, as far as the sizes of finished branches say
 */
record Estimate(double share, double executions, double deviation) {

  static Estimate of(Path path, int root) {
    double size = 1.0;
    double variance = 0.0;
    double done = 0.0;
    for (int at = path.depth() - 1; at >= root; at--) {
      Node node = path.node(at);
      int finished = node.current;
      double sum = 0.0;
      double squares = 0.0;
      for (int i = 0; i < finished; i++) {
        double executions = node.branch(i).executions;
        sum += executions;
        squares += executions * executions;
      }
      double here = node.current().executions;
      int left = node.branchCount() - finished - 1;
      double mean = (sum + size) / (finished + 1);
      double spread =
          finished == 0
              ? size * size
              : Math.max(0.0, (squares + size * size) / (finished + 1) - mean * mean);
      size = Math.max(sum + size + left * mean, sum + here);
      variance += left * spread;
      done = sum + here;
    }
    return new Estimate(size == 0.0 ? 0.0 : done / size, size, Math.sqrt(variance));
  }

  /** How many branches are known and not begun. */
  static long open(Path path, int root) {
    long open = 0L;
    for (int at = root; at < path.depth(); at++) {
      Node node = path.node(at);
      open += node.branchCount() - node.current - 1;
    }
    return open;
  }
}
