#include "train/learn/word_vectors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <span>
#include <sstream>
#include <unordered_map>

namespace whosaid {
namespace {

// A dense matrix, row after row.
struct Matrix {
  size_t rows = 0;
  size_t columns = 0;
  std::vector<double> values;

  Matrix(size_t r, size_t c) : rows(r), columns(c), values(r * c) {}
  double* row(size_t i) { return &values[i * columns]; }
  const double* row(size_t i) const { return &values[i * columns]; }
};

struct SparseMatrix {
  size_t columns = 0;
  std::vector<std::vector<std::pair<uint32_t, float>>> rows;
};

Matrix Multiply(const SparseMatrix& a, const Matrix& b) {
  Matrix product(a.rows.size(), b.columns);
  for (size_t i = 0; i < a.rows.size(); ++i) {
    double* to = product.row(i);
    for (const auto& [column, value] : a.rows[i]) {
      const double* from = b.row(column);
      for (size_t k = 0; k < b.columns; ++k) to[k] += double{value} * from[k];
    }
  }
  return product;
}

Matrix MultiplyTransposed(const SparseMatrix& a, const Matrix& b) {
  Matrix product(a.columns, b.columns);
  for (size_t i = 0; i < a.rows.size(); ++i) {
    const double* from = b.row(i);
    for (const auto& [column, value] : a.rows[i]) {
      double* to = product.row(column);
      for (size_t k = 0; k < b.columns; ++k) to[k] += double{value} * from[k];
    }
  }
  return product;
}

// Makes the columns orthonormal (modified Gram-Schmidt, on the transpose for locality).
void Orthonormalise(Matrix& m) {
  Matrix t(m.columns, m.rows);
  for (size_t i = 0; i < m.rows; ++i) {
    for (size_t k = 0; k < m.columns; ++k) t.row(k)[i] = m.row(i)[k];
  }
  for (size_t k = 0; k < t.rows; ++k) {
    double* v = t.row(k);
    for (int pass = 0; pass < 2; ++pass) {
      for (size_t j = 0; j < k; ++j) {
        const double* u = t.row(j);
        const double dot = std::inner_product(v, v + t.columns, u, 0.0);
        for (size_t i = 0; i < t.columns; ++i) v[i] -= dot * u[i];
      }
    }
    const double norm = std::sqrt(std::inner_product(v, v + t.columns, v, 0.0));
    for (size_t i = 0; i < t.columns; ++i) v[i] /= norm > 1e-12 ? norm : 1;
  }
  for (size_t i = 0; i < m.rows; ++i) {
    for (size_t k = 0; k < m.columns; ++k) m.row(i)[k] = t.row(k)[i];
  }
}

// Eigenvectors (columns) and values of a symmetric matrix by Jacobi rotations.
std::pair<std::vector<double>, Matrix> Eigen(Matrix a) {
  const size_t n = a.rows;
  Matrix vectors(n, n);
  for (size_t i = 0; i < n; ++i) vectors.row(i)[i] = 1;
  for (int sweep = 0; sweep < 60; ++sweep) {
    double off = 0;
    for (size_t p = 0; p < n; ++p) {
      for (size_t q = p + 1; q < n; ++q) off += a.row(p)[q] * a.row(p)[q];
    }
    if (off < 1e-18) break;
    for (size_t p = 0; p < n; ++p) {
      for (size_t q = p + 1; q < n; ++q) {
        if (std::abs(a.row(p)[q]) < 1e-300) continue;
        const double theta = (a.row(q)[q] - a.row(p)[p]) / (2 * a.row(p)[q]);
        const double t = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double c = 1 / std::sqrt(t * t + 1);
        const double s = t * c;
        for (size_t k = 0; k < n; ++k) {
          const double kp = a.row(k)[p];
          const double kq = a.row(k)[q];
          a.row(k)[p] = c * kp - s * kq;
          a.row(k)[q] = s * kp + c * kq;
        }
        for (size_t k = 0; k < n; ++k) {
          const double pk = a.row(p)[k];
          const double qk = a.row(q)[k];
          a.row(p)[k] = c * pk - s * qk;
          a.row(q)[k] = s * pk + c * qk;
          const double vp = vectors.row(k)[p];
          const double vq = vectors.row(k)[q];
          vectors.row(k)[p] = c * vp - s * vq;
          vectors.row(k)[q] = s * vp + c * vq;
        }
      }
    }
  }
  std::vector<double> values(n);
  for (size_t i = 0; i < n; ++i) values[i] = a.row(i)[i];
  return {values, vectors};
}

constexpr std::array<int, 4> kOffsets = {-2, -1, 1, 2};

// Words by falling count, then by spelling.
std::vector<std::string> Vocabulary(const TokenisedText& text, uint32_t min_count) {
  std::map<std::string, uint32_t> counts;
  for (const auto& sentence : text) {
    for (const std::string& word : sentence) ++counts[word];
  }
  std::vector<std::pair<uint32_t, std::string>> sorted;
  for (const auto& [word, count] : counts) {
    if (count >= min_count) sorted.emplace_back(count, word);
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> words;
  for (auto& [count, word] : sorted) words.push_back(std::move(word));
  return words;
}

// Positive PMI with the context distribution smoothed by the power .75.
SparseMatrix PmiMatrix(const TokenisedText& text, const std::vector<std::string>& words,
                       uint32_t context_words) {
  std::unordered_map<std::string, uint32_t> numbers;
  for (uint32_t i = 0; i < words.size(); ++i) numbers[words[i]] = i;
  const uint32_t contexts = std::min<uint32_t>(context_words, static_cast<uint32_t>(words.size()));
  std::vector<std::unordered_map<uint32_t, float>> counts(words.size());
  for (const auto& sentence : text) {
    std::vector<int64_t> ids;
    for (const std::string& word : sentence) {
      const auto at = numbers.find(word);
      ids.push_back(at == numbers.end() ? -1 : int64_t{at->second});
    }
    const auto size = static_cast<int64_t>(ids.size());
    for (int64_t i = 0; i < size; ++i) {
      if (ids[static_cast<size_t>(i)] < 0) continue;
      for (uint32_t k = 0; k < kOffsets.size(); ++k) {
        const int64_t j = i + kOffsets[k];
        if (j < 0 || j >= size) continue;
        const int64_t context = ids[static_cast<size_t>(j)];
        if (context < 0 || context >= contexts) continue;
        const uint32_t column = k * contexts + static_cast<uint32_t>(context);
        counts[static_cast<size_t>(ids[static_cast<size_t>(i)])][column] += 1;
      }
    }
  }
  std::vector<double> row_sums(words.size());
  std::vector<double> column_sums(kOffsets.size() * contexts);
  for (size_t i = 0; i < counts.size(); ++i) {
    for (const auto& [column, count] : counts[i]) {
      row_sums[i] += double{count};
      column_sums[column] += double{count};
    }
  }
  double total = 0;
  for (double& sum : column_sums) total += sum = std::pow(sum, 0.75);
  SparseMatrix matrix{column_sums.size(), {}};
  matrix.rows.resize(words.size());
  for (size_t i = 0; i < counts.size(); ++i) {
    for (const auto& [column, count] : counts[i]) {
      const double pmi = std::log(double{count} * total / (row_sums[i] * column_sums[column]));
      if (pmi > 0) matrix.rows[i].emplace_back(column, static_cast<float>(pmi));
    }
    std::sort(matrix.rows[i].begin(), matrix.rows[i].end());
  }
  return matrix;
}

float Dot(const float* a, const float* b, uint32_t n) {
  return std::inner_product(a, a + n, b, 0.0f);
}

// Renumbers clusters by splitting them again and again along the direction of greatest spread, so
// that near clusters share leading bits.
void NumberByHalving(std::span<uint32_t> clusters, uint32_t first,
                     const std::vector<float>& centres, uint32_t dimensions,
                     std::vector<uint32_t>& numbers) {
  if (clusters.size() == 1) {
    numbers[clusters[0]] = first;
    return;
  }
  std::vector<float> mean(dimensions);
  for (const uint32_t c : clusters) {
    for (uint32_t k = 0; k < dimensions; ++k) mean[k] += centres[c * dimensions + k];
  }
  for (float& value : mean) value /= static_cast<float>(clusters.size());
  std::vector<float> axis(dimensions, 1);
  for (int turn = 0; turn < 30; ++turn) {  // power iteration
    std::vector<float> next(dimensions);
    for (const uint32_t c : clusters) {
      float along = 0;
      for (uint32_t k = 0; k < dimensions; ++k) {
        along += (centres[c * dimensions + k] - mean[k]) * axis[k];
      }
      for (uint32_t k = 0; k < dimensions; ++k) {
        next[k] += along * (centres[c * dimensions + k] - mean[k]);
      }
    }
    const float norm = std::sqrt(Dot(next.data(), next.data(), dimensions));
    if (norm < 1e-12f) break;
    for (uint32_t k = 0; k < dimensions; ++k) axis[k] = next[k] / norm;
  }
  std::sort(clusters.begin(), clusters.end(), [&](uint32_t a, uint32_t b) {
    const float x = Dot(&centres[a * dimensions], axis.data(), dimensions);
    const float y = Dot(&centres[b * dimensions], axis.data(), dimensions);
    return x != y ? x < y : a < b;
  });
  const size_t half = clusters.size() / 2;
  NumberByHalving(clusters.first(half), first, centres, dimensions, numbers);
  NumberByHalving(clusters.subspan(half), first + static_cast<uint32_t>(half), centres, dimensions,
                  numbers);
}

}  // namespace

std::string VectorForm(std::string_view token) {
  std::string form;
  bool digits = !token.empty();
  for (size_t i = 0; i < token.size(); ++i) {
    const char c = token[i];
    if (token.substr(i).starts_with("\u2019") || token.substr(i).starts_with("\u2018")) {
      form += '\'';
      i += 2;
    } else if (token.substr(i).starts_with("\u201c") || token.substr(i).starts_with("\u201d")) {
      form += '"';
      i += 2;
    } else {
      form += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    digits = digits && c >= '0' && c <= '9';
  }
  if (!digits) return form;
  form = "<num";
  form += std::to_string(token.size());
  form += '>';
  return form;
}

WordVectors TrainVectors(const TokenisedText& text, const VectorOptions& options) {
  WordVectors vectors;
  vectors.words = Vocabulary(text, options.min_count);
  const SparseMatrix pmi = PmiMatrix(text, vectors.words, options.context_words);
  const size_t width = options.dimensions + 16;  // oversampled
  std::mt19937 random(options.seed);
  Matrix sketch(pmi.columns, width);
  for (double& value : sketch.values) {
    value = static_cast<double>(random()) / 4294967296.0 +
            static_cast<double>(random()) / 4294967296.0 - 1;
  }
  Matrix range = Multiply(pmi, sketch);
  Orthonormalise(range);
  for (int turn = 0; turn < 3; ++turn) {
    Matrix back = MultiplyTransposed(pmi, range);
    Orthonormalise(back);
    range = Multiply(pmi, back);
    Orthonormalise(range);
  }
  const Matrix projected = MultiplyTransposed(pmi, range);  // [context][width]
  Matrix gram(width, width);
  for (size_t i = 0; i < projected.rows; ++i) {
    const double* row = projected.row(i);
    for (size_t a = 0; a < width; ++a) {
      for (size_t b = 0; b < width; ++b) gram.row(a)[b] += row[a] * row[b];
    }
  }
  const auto [values, rotation] = Eigen(gram);
  std::vector<size_t> order(width);
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return values[a] > values[b]; });
  vectors.dimensions = options.dimensions;
  vectors.values.resize(vectors.words.size() * options.dimensions);
  for (size_t i = 0; i < vectors.words.size(); ++i) {
    float* to = &vectors.values[i * options.dimensions];
    double norm = 0;
    for (uint32_t k = 0; k < options.dimensions; ++k) {
      double sum = 0;
      for (size_t a = 0; a < width; ++a) sum += range.row(i)[a] * rotation.row(a)[order[k]];
      // Singular values to the power one half: between the raw and the whitened vectors.
      sum *= std::pow(std::max(values[order[k]], 0.0), 0.25);
      to[k] = static_cast<float>(sum);
      norm += sum * sum;
    }
    for (uint32_t k = 0; k < options.dimensions && norm > 0; ++k) {
      to[k] /= static_cast<float>(std::sqrt(norm));
    }
  }
  return vectors;
}

std::vector<uint32_t> ClusterWords(const WordVectors& vectors, uint32_t bits) {
  const uint32_t clusters = 1u << bits;
  const uint32_t n = vectors.dimensions;
  std::vector<uint32_t> assigned(vectors.words.size());
  if (vectors.words.size() < clusters) return assigned;
  // Starts from the most frequent words, spread evenly over the first 4 × clusters.
  std::vector<float> centres(size_t{clusters} * n);
  const size_t stride = vectors.words.size() >= 4 * size_t{clusters} ? 4 : 1;
  for (uint32_t c = 0; c < clusters; ++c) {
    std::copy_n(&vectors.values[c * stride * n], n, &centres[size_t{c} * n]);
  }
  for (int turn = 0; turn < 25; ++turn) {
    std::vector<float> sums(centres.size());
    for (size_t i = 0; i < vectors.words.size(); ++i) {
      const float* word = &vectors.values[i * n];
      float best = -2;
      for (uint32_t c = 0; c < clusters; ++c) {
        const float near = Dot(word, &centres[size_t{c} * n], n);
        if (near > best) {
          best = near;
          assigned[i] = c;
        }
      }
      for (uint32_t k = 0; k < n; ++k) sums[size_t{assigned[i]} * n + k] += word[k];
    }
    for (uint32_t c = 0; c < clusters; ++c) {
      float* sum = &sums[size_t{c} * n];
      const float norm = std::sqrt(Dot(sum, sum, n));
      if (norm < 1e-6f) continue;  // an empty cluster keeps its centre
      for (uint32_t k = 0; k < n; ++k) centres[size_t{c} * n + k] = sum[k] / norm;
    }
  }
  std::vector<uint32_t> all(clusters);
  std::iota(all.begin(), all.end(), 0u);
  std::vector<uint32_t> numbers(clusters);
  NumberByHalving(all, 0, centres, n, numbers);
  for (uint32_t& cluster : assigned) cluster = numbers[cluster];
  return assigned;
}

Result<void> WriteVectors(const WordVectors& vectors, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  const uint32_t numbers[] = {vectors.dimensions, static_cast<uint32_t>(vectors.words.size())};
  file << "whosaidV";
  file.write(reinterpret_cast<const char*>(numbers), sizeof numbers);
  for (const std::string& word : vectors.words) file << word << '\n';
  file.write(reinterpret_cast<const char*>(vectors.values.data()),
             static_cast<std::streamsize>(vectors.values.size() * sizeof(float)));
  if (!file.flush()) return Fail(ErrorKind::kSystem, path + ": cannot be written");
  return {};
}

Result<WordVectors> ReadVectors(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  char magic[8] = {};
  uint32_t numbers[2] = {};
  file.read(magic, sizeof magic);
  file.read(reinterpret_cast<char*>(numbers), sizeof numbers);
  if (!file || std::string_view(magic, 8) != "whosaidV") {
    return Fail(ErrorKind::kBadInput, path + ": no file of word vectors");
  }
  WordVectors vectors;
  vectors.dimensions = numbers[0];
  vectors.words.resize(numbers[1]);
  for (std::string& word : vectors.words) std::getline(file, word);
  vectors.values.resize(size_t{numbers[0]} * numbers[1]);
  file.read(reinterpret_cast<char*>(vectors.values.data()),
            static_cast<std::streamsize>(vectors.values.size() * sizeof(float)));
  if (!file) return Fail(ErrorKind::kBadInput, path + ": ends early");
  return vectors;
}

}  // namespace whosaid
