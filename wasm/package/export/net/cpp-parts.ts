/** Functions on matrices that an exported C++ header defines; only those that its text uses are kept. */
export const cppFunctions: Record<string, string> = {
  map: `/** Applies a formula to the entries of matrices of the same shape. */
template <class Formula, class... Others>
Matrix map(Formula formula, const Matrix& first, const Others&... others) {
  Matrix y(first.rows, first.columns);
  for (std::size_t i = 0; i < y.data.size(); ++i) y.data[i] = Real(formula(first.data[i], others.data[i]...));
  return y;
}`,
  affine: `/** x @ W + b. */
inline Matrix affine(const Matrix& x, const Matrix& W, const Matrix& b) {
  Matrix y(x.rows, W.columns);
  for (std::size_t r = 0; r < x.rows; ++r)
    for (std::size_t c = 0; c < W.columns; ++c) {
      Real sum = b.data[c];
      for (std::size_t k = 0; k < x.columns; ++k) sum += x(r, k) * W(k, c);
      y(r, c) = sum;
    }
  return y;
}`,
  timesTransposed: `/** d @ Wᵀ. */
inline Matrix timesTransposed(const Matrix& d, const Matrix& W) {
  Matrix y(d.rows, W.rows);
  for (std::size_t r = 0; r < d.rows; ++r)
    for (std::size_t c = 0; c < W.rows; ++c)
      for (std::size_t k = 0; k < d.columns; ++k) y(r, c) += d(r, k) * W(c, k);
  return y;
}`,
  transposedTimes: `/** xᵀ @ d. */
inline Matrix transposedTimes(const Matrix& x, const Matrix& d) {
  Matrix y(x.columns, d.columns);
  for (std::size_t k = 0; k < x.rows; ++k)
    for (std::size_t r = 0; r < x.columns; ++r)
      for (std::size_t c = 0; c < d.columns; ++c) y(r, c) += x(k, r) * d(k, c);
  return y;
}`,
  columnSums: `/** The sum of the rows. */
inline Matrix columnSums(const Matrix& d) {
  Matrix y(1, d.columns);
  for (std::size_t i = 0; i < d.data.size(); ++i) y.data[i % d.columns] += d.data[i];
  return y;
}`,
  sum: `inline Matrix sum(const Matrix& a, const Matrix& b) {
  return map([](Real x, Real y) { return x + y; }, a, b);
}`,
  total: `inline Real total(const Matrix& a) { return std::accumulate(a.data.begin(), a.data.end(), Real(0)); }`,
  sumOfSquares: `inline Real sumOfSquares(const Matrix& a) {
  return std::inner_product(a.data.begin(), a.data.end(), a.data.begin(), Real(0));
}`,
  sumOfSizes: `inline Real sumOfSizes(const Matrix& a) {
  return total(map([](Real w) { return std::abs(w); }, a));
}`,
  signs: `inline Matrix signs(const Matrix& a) {
  return map([](Real w) { return Real((w > 0) - (w < 0)); }, a);
}`,
  addTo: `/** Adds factor · b to a. */
inline void addTo(Matrix& a, Real factor, const Matrix& b) {
  for (std::size_t i = 0; i < a.data.size(); ++i) a.data[i] += factor * b.data[i];
}`,
  mask: `/** A mask of inverted dropout; without a generator, no unit is dropped. */
inline Matrix mask(const Matrix& like, Real rate, std::mt19937* random) {
  std::uniform_real_distribution<Real> uniform(0, 1);
  return map([&](Real) { return !random ? 1 : uniform(*random) < rate ? 0 : 1 / (1 - rate); }, like);
}`,
  softmax: `/** Softmax over each row. */
inline Matrix softmax(const Matrix& scores) {
  Matrix p = scores;
  for (std::size_t r = 0; r < p.rows; ++r) {
    Real largest = p(r, 0), sum = 0;
    for (std::size_t c = 0; c < p.columns; ++c) largest = std::max(largest, p(r, c));
    for (std::size_t c = 0; c < p.columns; ++c) sum += p(r, c) = std::exp(p(r, c) - largest);
    for (std::size_t c = 0; c < p.columns; ++c) p(r, c) /= sum;
  }
  return p;
}`,
  softmax_cross_entropy: `/** The mean of -ln(softmax(scores)[label]). */
inline Real softmax_cross_entropy(const Matrix& scores, const Matrix& labels) {
  Real loss = 0;
  for (std::size_t r = 0; r < scores.rows; ++r) {
    Real largest = scores(r, 0), sum = 0;
    for (std::size_t c = 0; c < scores.columns; ++c) largest = std::max(largest, scores(r, c));
    for (std::size_t c = 0; c < scores.columns; ++c) sum += std::exp(scores(r, c) - largest);
    loss += std::log(sum) + largest - scores(r, std::size_t(labels(r, 0)));
  }
  return loss / Real(scores.rows);
}`,
  softmax_cross_entropy_gradient: `/** (softmax(scores) - 1 at the label) / n. */
inline Matrix softmax_cross_entropy_gradient(const Matrix& scores, const Matrix& labels) {
  Matrix gradient = softmax(scores);
  for (std::size_t r = 0; r < scores.rows; ++r) gradient(r, std::size_t(labels(r, 0))) -= 1;
  const Real n = Real(scores.rows);
  return map([n](Real one) { return one / n; }, gradient);
}`,
  margins: `/** By how much each wrong class violates the margin of 1. */
inline Matrix margins(const Matrix& scores, const Matrix& labels) {
  Matrix over(scores.rows, scores.columns);
  for (std::size_t r = 0; r < scores.rows; ++r)
    for (std::size_t c = 0, label = std::size_t(labels(r, 0)); c < scores.columns; ++c)
      over(r, c) = c == label ? 0 : std::max<Real>(scores(r, c) - scores(r, label) + 1, 0);
  return over;
}`,
  hinge: `/** The mean over examples of the sum over wrong classes. */
inline Real hinge(const Matrix& scores, const Matrix& labels) {
  return total(margins(scores, labels)) / Real(scores.rows);
}`,
  hinge_gradient: `inline Matrix hinge_gradient(const Matrix& scores, const Matrix& labels) {
  const Real n = Real(scores.rows);
  Matrix gradient = map([n](Real m) { return m > 0 ? 1 / n : 0; }, margins(scores, labels));
  for (std::size_t r = 0; r < scores.rows; ++r) {
    Real sum = 0;
    for (std::size_t c = 0; c < scores.columns; ++c) sum += gradient(r, c);
    gradient(r, std::size_t(labels(r, 0))) = -sum;
  }
  return gradient;
}`,
};

export const cppMatrix = `using Real = double;
constexpr Real pi = 3.141592653589793;

/** A matrix whose rows are side by side in \`data\`. */
struct Matrix {
  std::size_t rows = 0, columns = 0;
  std::vector<Real> data;

  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns) : rows(rows), columns(columns), data(rows * columns) {}
  Matrix(std::size_t rows, std::size_t columns, std::vector<Real> data)
      : rows(rows), columns(columns), data(std::move(data)) {}
  Real& operator()(std::size_t row, std::size_t column) { return data[row * columns + column]; }
  Real operator()(std::size_t row, std::size_t column) const { return data[row * columns + column]; }
};`;

/** Functions of every header. */
export const cppSmall = `/** Some rows of a matrix. */
inline Matrix pick(const Matrix& a, const std::vector<std::size_t>& rows) {
  Matrix y(rows.size(), a.columns);
  for (std::size_t r = 0; r < y.rows; ++r)
    for (std::size_t c = 0; c < y.columns; ++c) y(r, c) = a(rows[r], c);
  return y;
}

/** Throws if two matrices differ; returns the largest difference. */
inline Real compare(const char* name, const Matrix& got, const Matrix& wanted) {
  Real size = 1, difference = 0;
  if (got.rows != wanted.rows || got.columns != wanted.columns)
    throw std::runtime_error(std::string(name) + " has another shape than in Backflow");
  for (Real one : wanted.data) size = std::max(size, std::abs(one));
  for (std::size_t i = 0; i < wanted.data.size(); ++i) {
    const Real one = std::abs(got.data[i] - wanted.data[i]) / size;
    if (!(one <= tolerance)) throw std::runtime_error(std::string(name) + " differs from what Backflow computed");
    difference = std::max(difference, one);
  }
  return difference;
}`;
